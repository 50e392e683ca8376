// Where the caret stands after a text has changed around it, and where a phrase comes in. Pure.

/** The caret at `at` in `before`, as it stands in `after`: what came in or went before it moves it along. */
export function caretAfter(before: string, after: string, at: number): number {
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before[prefix] === after[prefix]) prefix += 1
  if (at <= prefix) return at
  let suffix = 0
  while (suffix < shorter - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1
  if (at >= before.length - suffix) return at + after.length - before.length
  return after.length - suffix
}

/** `phrase` put in at the caret, apart from what stands before and after it as the language wants it. */
export function withPhrase(text: string, phrase: string, at: number): { text: string; caret: number } {
  const [before, after] = [text.slice(0, at), text.slice(at)]
  const gap = (one: string, other: string) =>
    /\S$/.test(one) && /^\S/.test(other) && /[\x21-\x7e]$/.test(one) && /^[\x21-\x7e]/.test(other) ? ' ' : ''
  const start = before + gap(before, phrase) + phrase
  return { text: start + gap(phrase, after) + after, caret: start.length }
}
