// Before anything is recommended: what the treatment changed, and what she said of it just now.
import { getTranslations } from 'next-intl/server'
import { KeyChanges } from '@/components/door-card/key-changes'
import { keyChanges } from '@/lib/assessments/key-changes'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { listFelt } from '@/lib/visits/feeling-queries'
import { Said, saidSomething } from './felt-last-time'

/** Shows nothing where nothing was measured again and she said nothing. */
export async function FeltToday({ staff, visitId }: { staff: SignedInStaff; visitId: string }) {
  const [felt, changed] = await Promise.all([listFelt(staff, visitId), keyChanges(staff, [visitId])])
  const changes = changed.get(visitId) ?? []
  const said = felt.map(({ treatment, ...answers }) => ({ ...answers, ...treatment })).filter(saidSomething)
  if (said.length === 0 && changes.length === 0) return null
  const t = await getTranslations('feeling.today')
  return (
    <section aria-label={t('title')} className="rounded-lg bg-fold/60 px-5 py-3">
      <h3 className="font-sans text-sm font-normal tracking-normal text-ink-soft">{t('title')}</h3>
      {changes.length > 0 && <KeyChanges changes={changes} />}
      {said.map((treated) => (
        <Said key={treated.id} treated={treated} />
      ))}
    </section>
  )
}
