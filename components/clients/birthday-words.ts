// A birthday in words, with as much of it as is known. Safe for the client.

type Birthday = { birthYear: number | null; birthMonth: number | null; birthDay: number | null }

/** "24 November" or 「1986年11月24日」; null when month or day is unknown. */
export function birthdayWords({ birthYear, birthMonth, birthDay }: Birthday, locale: string): string | null {
  if (!birthMonth || !birthDay) return null
  // Any leap year holds every day there is.
  const day = new Date(Date.UTC(birthYear ?? 2024, birthMonth - 1, birthDay))
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(birthYear ? { year: 'numeric' } : {}),
  }).format(day)
}
