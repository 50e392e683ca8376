// A page outside the desk broke.
'use client'

import { PageError, type PageErrorProps } from '@/components/shell/page-error'

export default function OuterError(props: PageErrorProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-2xl flex-col justify-center">
      <PageError {...props} />
    </main>
  )
}
