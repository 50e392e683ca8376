// The rows that were left out and why, as a file in the language of whoever asks.
import { getTranslations } from 'next-intl/server'
import { staffFileRoute } from '@/lib/actions/staff-route'
import { formatFileName } from '@/lib/i18n/format-file-name'
import { takeReport } from '@/lib/imports/import-report'
import { ofImportSchema } from '@/lib/imports/import-schemas'
import { salonDate } from '@/lib/salon-time/salon-time'

export const POST = staffFileRoute({
  name: 'import.report',
  schema: ofImportSchema,
  handler: async (asker, input) => {
    const t = await getTranslations('imports')
    const body = await takeReport(asker, input, {
      row: t('report.row'),
      reason: t('report.reason'),
      problem: ({ code, row }) => t(`problems.${code}.told`, { row: row ?? 0 }),
    })
    const { salon } = asker.staff
    const name = formatFileName([salon.name, t('report.file'), salonDate(asker.now, salon.timeZone)], 'csv')
    return { name, type: 'text/csv; charset=utf-8', body }
  },
})
