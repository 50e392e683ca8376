// The board's place while the day is being read.
import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'

const lanes = ['first', 'second', 'third', 'fourth']

export default function Loading() {
  const t = useTranslations('today')
  return (
    <div role="status" className="mx-auto grid max-w-[110rem] gap-6">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex items-end justify-between pb-6">
        <div className="grid gap-3">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-8 w-24" />
          <Skeleton className="h-4 w-64" />
        </div>
        <Skeleton className="h-14 w-40" />
      </div>
      <Skeleton className="h-16" />
      <div className="grid gap-4 md:grid-cols-3 lg:grid-cols-4">
        {lanes.map((lane) => (
          <div key={lane} className="grid gap-3">
            <Skeleton className="h-6 w-24" />
            <Skeleton className="h-48" />
            <Skeleton className="h-48" />
          </div>
        ))}
      </div>
    </div>
  )
}
