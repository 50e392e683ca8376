// The turning mark inside a pending button.
import { LoaderCircle } from 'lucide-react'

export function Spinner() {
  return <LoaderCircle aria-hidden="true" className="size-5 motion-safe:animate-turn" />
}
