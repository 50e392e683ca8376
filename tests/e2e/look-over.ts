// What every screen must hold: nothing that axe minds, room for a finger on every target, no sideways scrolling.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

const LYING = { width: 1180, height: 820 }
const STANDING = { width: 820, height: 1180 }
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at the page as it is now, on a lying and on a standing tablet; leaves it lying. */
export async function lookOver(page: Page): Promise<void> {
  for (const tablet of [STANDING, LYING]) {
    await page.setViewportSize(tablet)
    await stillness(page)
    expect.soft(await page.evaluate(sidewaysScroll), `scrolls sideways at ${tablet.width}`).toBe(0)
    expect.soft(await page.evaluate(smallTargets), `too small for a finger at ${tablet.width}`).toEqual([])
  }
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))
  expect.soft(found).toEqual([])
  expect(test.info().errors).toEqual([])
}
