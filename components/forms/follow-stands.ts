// What a form of the settings does when the entry it was opened on has changed: what was left alone follows.

/** What stands in a field now: as the form sends it, and in words. */
export type Stands = { name: string; label: string; typed: string; value: string }

/** The form as far as it is asked: what is typed, what was saved last, and a typed field written anew. */
export type TypedForm = {
  typed: (name: string) => string | null
  saved: (name: string) => string | null
  /** False for a choice: it keeps what it shows. */
  write: (name: string, words: string) => boolean
}

/**
 * What the form knows of a field that stood as `was` and stands as `now`. A field in which nothing was typed since it
 * was opened, or since it was saved, takes over what stands: what the house keeps may be written otherwise than it was
 * sent, without spaces or with its own commas. `was` when both have written.
 */
export function follow(was: Stands, now: Stands, form: TypedForm): Stands {
  if (now.typed === was.typed) return was
  const typed = form.typed(was.name)
  if (typed === now.typed) return now
  const isLeftAlone = typed !== null && (typed === was.typed || typed === form.saved(was.name))
  return isLeftAlone && form.write(was.name, now.typed) ? now : was
}
