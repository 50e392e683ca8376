// The rows that were left out and why, as a file in the language of whoever asks.
import { getTranslations } from 'next-intl/server'
import { staffFileRoute } from '@/lib/actions/staff-route'
import { takeReport } from '@/lib/imports/import-report'
import { ofImportSchema } from '@/lib/imports/import-schemas'

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
    return { name: t('report.file'), type: 'text/csv; charset=utf-8', body }
  },
})
