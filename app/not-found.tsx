// An address that leads nowhere.
import { PageMissing } from '@/components/shell/page-missing'

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-2xl flex-col justify-center">
      <PageMissing />
    </main>
  )
}
