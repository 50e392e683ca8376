// The words a guest agrees to, in either language, as they are kept with her answer. Pure; safe for the client.
import en from '@/lib/i18n/messages/en/consents.json' with { type: 'json' }
import zh from '@/lib/i18n/messages/zh-CN/consents.json' with { type: 'json' }
import type { ConsentKind } from './consent-flow'

export type ConsentLocale = 'zh-CN' | 'en'

/** The whole sheet in her language, which need not be that of the desk. */
export const consentMessages = { 'zh-CN': zh, en } as const

/** What she reads before she answers. Kept verbatim: later words change nothing about what she agreed to. */
export function consentWords(kind: ConsentKind, locale: ConsentLocale): string {
  return consentMessages[locale].words[kind]
}
