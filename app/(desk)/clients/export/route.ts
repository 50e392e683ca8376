// A list as a file, for the manager. A POST, because it is written down.
import { getLocale, getTranslations } from 'next-intl/server'
import { staffFileRoute } from '@/lib/actions/staff-route'
import type { ExportWords } from '@/lib/client-lists/export-cells'
import { exportList } from '@/lib/client-lists/export-list'
import { COLUMNS, exportSchema } from '@/lib/client-lists/list-schemas'
import { CODE_WORDS } from '../_components/list-words'

export const POST = staffFileRoute({
  name: 'list.export',
  schema: exportSchema,
  handler: async (asker, asked) => exportList(asker, asked, await exportWords()),
})

async function exportWords(): Promise<ExportWords> {
  const [locale, t, codes] = await Promise.all([
    getLocale(),
    getTranslations('client-lists'),
    getTranslations(),
  ])
  return {
    locale,
    title: t('lists'),
    name: t('column.name'),
    formOfAddress: t('column.formOfAddress'),
    columns: Object.fromEntries(
      COLUMNS.map((column) => [column, t(`column.${column}`)]),
    ) as ExportWords['columns'],
    code: (of, code) => (codes.has(`${CODE_WORDS[of]}.${code}`) ? codes(`${CODE_WORDS[of]}.${code}`) : code),
    lunar: (day) => t('value.lunar', { day }),
  }
}
