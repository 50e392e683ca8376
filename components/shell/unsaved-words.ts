// Who on this page holds words that are not saved yet. The shell asks before it gives a page up; it knows no nouns.
'use client'

export type WordKeeper = {
  /** Something typed here would be lost with the page. */
  isUnsaved: () => boolean
  /** It can still be saved without anybody deciding anything. */
  isOnItsWay: () => boolean
  /** Tries at once. */
  save: () => void
  /** The same past what is under way, which may never arrive: the salon was gone. Left out where `save` does it. */
  saveAnew?: () => void
}

const keepers = new Set<WordKeeper>()

/** From now on the page is not given up while this keeper holds something, until what is returned is called. */
export function addWordKeeper(keeper: WordKeeper): () => void {
  keepers.add(keeper)
  return () => {
    keepers.delete(keeper)
  }
}

export function anythingUnsaved(): boolean {
  return [...keepers].some((keeper) => keeper.isUnsaved())
}

/** Whether waiting is enough for something to be saved; false as well when all is saved. */
export function anythingOnItsWay(): boolean {
  return [...keepers].some((keeper) => keeper.isOnItsWay())
}

export function saveAll(): void {
  for (const keeper of keepers) keeper.save()
}

/** To be called when the salon is there again. */
export function saveAllAnew(): void {
  for (const { save, saveAnew = save } of keepers) saveAnew()
}
