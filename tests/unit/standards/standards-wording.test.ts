// English is optional in the standards: where it is blank, the Chinese words are read.
import { expect, it } from 'vitest'
import { addStandardSchema } from '@/lib/standards/standards-schemas'
import { standardText } from '@/lib/standards/standards-wording'

const words = {
  ...{ titleZh: '奉茶', titleEn: 'Serve tea', requirementZh: '双手奉上', requirementEn: ' ' },
  ...{ sayZh: '请用茶', sayEn: '', gestureZh: '', gestureEn: 'Both hands' },
}

it('is read in the reader’s language, and in Chinese where nothing else is written', () => {
  expect(standardText(words, 'title', 'en')).toBe('Serve tea')
  expect(standardText(words, 'title', 'zh-CN')).toBe('奉茶')
  expect(standardText(words, 'requirement', 'en')).toBe('双手奉上')
  expect(standardText(words, 'say', 'en')).toBe('请用茶')
  expect(standardText(words, 'gesture', 'zh-CN')).toBe('')
})

it('is saved without English, never without Chinese', () => {
  const step = { stage: 'greeting', version: 1, role: 'receptionist', targetMinutes: 3, ...words }
  expect(addStandardSchema.safeParse({ ...step, titleEn: '', requirementEn: '' }).success).toBe(true)
  expect(addStandardSchema.safeParse({ ...step, titleZh: ' ' }).success).toBe(false)
})
