// Keeps the Enter that ends an input method's composition from doing anything else.
import type { KeyboardEvent } from 'react'

/** True for a key that belongs to the input method; Safari reports the last one only by its code 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229
}

/** For `onKeyDownCapture`: a composing Enter neither submits a form nor reaches a handler below. */
export function holdComposingEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event)) {
    event.preventDefault()
    event.stopPropagation()
  }
}
