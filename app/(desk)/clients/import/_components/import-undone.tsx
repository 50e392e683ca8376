// What taking an import back has removed, and who stayed.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { ImportDetail } from '@/lib/imports/import-queries'

export function ImportUndone({ created, kept }: Pick<ImportDetail, 'created' | 'kept'>) {
  const t = useTranslations('imports.undone')
  const more = kept.count - kept.clients.length
  return (
    <Card className="flex flex-col gap-4">
      <p className="font-serif text-xl font-semibold">{t('removed', { count: created - kept.count })}</p>
      <p className="text-lg">{t('kept', { count: kept.count })}</p>
      {kept.clients.length > 0 && (
        <ul aria-label={t('keptTitle')} className="flex flex-wrap gap-x-6">
          {kept.clients.map(({ id, name }) => (
            <li key={id}>
              <Link
                href={`/clients/${id}`}
                className="inline-flex min-h-12 min-w-12 items-center font-serif text-lg text-celadon-deep underline"
              >
                {name}
              </Link>
            </li>
          ))}
          {more > 0 && (
            <li className="inline-flex min-h-12 items-center text-ink-soft">
              {t('keptMore', { count: more })}
            </li>
          )}
        </ul>
      )}
    </Card>
  )
}
