// A preference in words: 「龙井，浓一点」, "Wishes for Lin Yue". Safe for the client.
import { useLocale, useTranslations } from 'next-intl'
import type { PreferenceKind } from '@/lib/clients/client-schemas'
import { localName } from '@/lib/i18n/format'

export type WordedPreference = {
  kind: PreferenceKind
  choice: string | null
  degree: string | null
  text: string
  seat: { name: string; nameEn: string | null } | null
  therapist: { name: string } | null
}

export function usePreferenceWords(): (preference: WordedPreference) => string {
  const t = useTranslations('archive.preference')
  const locale = useLocale()
  return ({ kind, choice, degree, text, seat, therapist }) => {
    const chosen =
      kind === 'therapist' ? wish() : choice && t.has(`${kind}.${choice}`) && t(`${kind}.${choice}`)
    const strength = degree && t.has(`degree.${degree}`) && t(`degree.${degree}`)
    // 「龙井，浓一点」, and 「陈皮白茶，浓一点」 where the tea itself is in words.
    const parts = [
      chosen,
      chosen && strength,
      seat && localName(seat, locale),
      text,
      !chosen && strength,
    ].filter((part): part is string => Boolean(part))
    return parts.reduce((first, rest) => t('join', { first, rest }))

    function wish(): string | null {
      if (choice !== 'wished' && choice !== 'not_wished') return null
      return t(choice, { therapist: therapist?.name ?? t('someone') })
    }
  }
}
