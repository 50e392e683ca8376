// What a sheet says before it closes by its cross or by Escape: whoever holds something in it may ask first.
'use client'

/** Cancelable; its target is the sheet, and `detail.close` closes it after all. */
export const overlayClosing = 'overlay-closing'

export type OverlayClosing = CustomEvent<{ close: () => void }>

/** False when somebody wants to ask first. */
export function mayClose(overlay: Element | null, close: () => void): boolean {
  if (!overlay) return true
  const asked: OverlayClosing = new CustomEvent(overlayClosing, {
    bubbles: true,
    cancelable: true,
    detail: { close },
  })
  return overlay.dispatchEvent(asked)
}
