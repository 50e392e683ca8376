// For the manager: nothing she could count on has been backed up for two days.
import { ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

export function LateBackup() {
  const t = useTranslations('backups.late')
  return (
    <Link
      href="/settings/backups"
      className="flex min-h-12 items-center gap-3 rounded-md border border-ochre bg-ochre-wash px-4 py-2 transition-colors hover:border-ink-soft"
    >
      <ShieldAlert aria-hidden="true" className="size-5 shrink-0 text-ochre" />
      <span className="flex-1">{t('title')}</span>
      <span className="font-medium text-ochre">{t('look')}</span>
    </Link>
  )
}
