// How things are found on the screens: by their role and by the words that people read.
import { expect, type Locator, type Page } from '@playwright/test'

/** Opens a page and waits until it hears of changes; that is also when it answers to taps. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectLive(page)
}

export async function expectLive(page: Page): Promise<void> {
  await expect(page.getByText(/^(实时更新中|Live)$/).filter({ visible: true })).toBeVisible()
}

/** A guest's card in one lane of the board. */
export function cardIn(page: Page, lane: string, guest: string): Locator {
  return page
    .getByRole('region', { name: lane, exact: true })
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: guest }) })
}

/** The button with exactly these words. */
export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true })
}

/** Touches one of several chips or faces, and sees it chosen. */
export async function choose(page: Page, group: string | RegExp, option: string): Promise<void> {
  const choices = page.getByRole('radiogroup', { name: group })
  await choices.getByText(option, { exact: true }).tap()
  await expect(choices.getByRole('radio', { name: option, exact: true })).toBeChecked()
}

/** Types into a field that saves itself, and sees it say so. */
export async function write(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: field, exact: true })
  await box.fill(text)
  await expectSaved(box)
}

export async function expectSaved(box: Locator): Promise<void> {
  await expect(box).toHaveAccessibleDescription(/已保存|Saved at/)
}

/** Answers one of the questions of today; the answer is one of the two buttons beside it. */
export async function answer(page: Page | Locator, question: string, said: string): Promise<void> {
  const asked = page.getByRole('group', { name: question })
  await button(asked, said).tap()
  await expect(asked).toBeHidden()
}

/** Ticks a step of the stage. */
export async function tick(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).tap()
  await expect(page.getByRole('button', { name, exact: true, pressed: true })).toBeVisible()
}

/** A tablet that was turned to a guest: held, for a tap is not enough. */
export async function takeBack(page: Page, words: string): Promise<void> {
  await button(page, words).click({ delay: 1_200 })
  await expect(page.getByRole('dialog')).toBeHidden()
}
