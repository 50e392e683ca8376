// What somebody could read in an answer. Ids are left out, and instants: their digits come by chance, and by the day.

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const INSTANT = /\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})/g

/** Everything in it as one text, to look for what must not be there. */
export function wordsIn(answer: unknown): string {
  return JSON.stringify(answer).replaceAll(ID, '').replaceAll(INSTANT, '')
}
