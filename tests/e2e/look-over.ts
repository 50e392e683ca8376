// What every screen must hold: nothing that axe minds, room for a finger on every target, no sideways scrolling.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axeCore from 'axe-core'
import { expect } from './fixtures'

declare global {
  interface Window {
    axe: typeof axeCore
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const LYING = { width: 1180, height: 820 }
const STANDING = { width: 820, height: 1180 }
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Looks at the page as it is now, on a standing and on a lying tablet. Goes on after a find; the test fails. Without
 * axe only what a language can change is looked at: what fits, and what a finger can hit.
 */
export async function lookOver(page: Page, what: string, { withAxe = true } = {}): Promise<void> {
  for (const tablet of [STANDING, LYING]) {
    const where = `${what}, ${tablet.width} wide`
    await page.setViewportSize(tablet)
    await standStill(page)
    expect.soft(await page.evaluate(sidewaysScroll), `scrolls sideways: ${where}`).toBe(0)
    expect.soft(await page.evaluate(smallTargets), `too small for a finger: ${where}`).toEqual([])
  }
  expect.soft(await page.evaluate(restless), `moves against her wish for stillness: ${what}`).toEqual([])
  // The title of a page comes after its content.
  await expect(page).toHaveTitle(/./)
  if (withAxe) await askAxe(page, what)
}

async function askAxe(page: Page, what: string): Promise<void> {
  // It is half a megabyte to read: a page that is looked at again knows it already.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  expect.soft(await page.evaluate(violations, WCAG), what).toEqual([])
}

/** What axe minds, in few words: all that it passes besides would take its time on the way here. */
async function violations(tags: string[]) {
  // What lies beneath a dialog can be neither reached nor read, and was looked at before the dialog came.
  const dialog = '[role="dialog"], [role="alertdialog"]'
  const found = await window.axe.run(document.querySelector(dialog) ? dialog : document, {
    runOnly: tags,
    resultTypes: ['violations'],
  })
  return found.violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html, any }) => [html, any[0]?.message]),
  }))
}

/**
 * Waits until the type is there and nothing slides or fades any more: for two frames, since what a tap or a new size
 * sets going begins with the next one.
 */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frames = 0; frames < 2; frames++) {
      await new Promise(requestAnimationFrame)
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
      if (moving.length > 0) frames = -1
      await Promise.allSettled(moving.map(({ finished }) => finished))
    }
  })
}

/** Everything that takes its time over a change although the journeys ask for reduced motion, in words. */
function restless(): string[] {
  const longest = 0.001
  const seconds = (durations: string) => Math.max(...durations.split(', ').map(Number.parseFloat))
  const found = new Set<string>()
  for (const element of document.querySelectorAll('body, body *')) {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
    const takes = Math.max(
      seconds(transitionDuration),
      animationName === 'none' ? 0 : seconds(animationDuration),
    )
    if (takes > longest)
      found.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class')} ${takes} s`)
  }
  return [...found]
}

function sidewaysScroll(): number {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}

/**
 * Every target that is smaller than 44 × 44 CSS pixels, said in words. What a finger can really hit counts: the label
 * around a hidden box, the card that a link covers. Links in the middle of a sentence are exempt.
 */
function smallTargets(): string[] {
  const least = 44
  const roles = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab', 'option', 'menuitem', 'combobox']
  const interactive = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[role="spinbutton"]']
  const selector = [...interactive, ...roles.map((role) => `[role="${role}"]`)].join(', ')
  const small: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (!isOffered(element) || isInSentence(element)) continue
    const target = targetOf(element)
    const { width, height } = sizeOf(target)
    if (width < least || height < least) {
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
      small.push(`${element.tagName.toLowerCase()} "${name}" ${Math.round(width)}×${Math.round(height)}`)
    }
  }
  return small

  function isOffered(element: HTMLElement): boolean {
    if (element instanceof HTMLInputElement && element.type === 'hidden') return false
    if (element.closest('[aria-hidden="true"], [inert]')) return false
    // Written for those who hear the page: no finger gets there, nor the keyboard.
    if (element.tabIndex < 0 && element.getBoundingClientRect().width <= 1 && !isBox(element)) return false
    return element.checkVisibility({ visibilityProperty: true })
  }

  function isBox(element: HTMLElement): element is HTMLInputElement {
    return element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type)
  }

  /** A hidden box is touched through its label, a part of a date through the field it stands in. */
  function targetOf(element: HTMLElement): HTMLElement {
    if (element.getAttribute('role') === 'spinbutton')
      return element.closest<HTMLElement>('[role="group"]') ?? element
    if (isBox(element)) return element.closest('label') ?? element.labels?.[0] ?? element
    const { width } = element.getBoundingClientRect()
    // A way past the navigation shows itself when the keyboard reaches it.
    if (width <= 1) element.focus()
    return element
  }

  function isInSentence(element: HTMLElement): boolean {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
    const around = element.parentElement?.textContent?.trim().length ?? 0
    return around > (element.textContent?.trim().length ?? 0)
  }

  function sizeOf(target: HTMLElement): { width: number; height: number } {
    const { width, height } = target.getBoundingClientRect()
    if (width >= least && height >= least) return { width, height }
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const box = target.getBoundingClientRect()
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const reach = (dx: number, dy: number) => {
      let pixels = 0
      while (pixels < least && isHit(target, x + dx * (pixels + 1), y + dy * (pixels + 1))) pixels++
      return pixels
    }
    return {
      width: Math.max(width, reach(-1, 0) + reach(1, 0) + 1),
      height: Math.max(height, reach(0, -1) + reach(0, 1) + 1),
    }
  }

  function isHit(target: HTMLElement, x: number, y: number): boolean {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (target.contains(hit) || hit.closest('label')?.control === target)
  }
}
