// The tablet turned towards a guest: of the desk behind there is nothing to see, to touch or to hear.
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** Waits until the dialog covers the page from edge to edge and everything else is out of reach. */
export async function expectNothingElse(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(whatElse)).toEqual([])
}

function whatElse(): string[] {
  const overlay = document.querySelector('[role="dialog"]')?.closest('body > *')
  if (!overlay) return ['no dialog']
  const left: string[] = []
  for (let across = 1; across < 20; across++) {
    for (let down = 1; down < 20; down++) {
      const hit = document.elementFromPoint((across * innerWidth) / 20, (down * innerHeight) / 20)
      if (!overlay.contains(hit)) left.push(`in sight: ${hit?.tagName} at ${across}, ${down}`)
    }
  }
  for (const element of document.querySelectorAll('h1, nav, main')) {
    const isApart = overlay.contains(element) || element.closest('[inert], [aria-hidden="true"]') !== null
    if (!isApart) left.push(`within reach: ${element.tagName}`)
  }
  return left
}
