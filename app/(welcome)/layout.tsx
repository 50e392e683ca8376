// The pages before the desk: the house shows its face at the left, the form stands at the right.
import type { ReactNode } from 'react'
import { HouseFace } from '@/components/shell/house-face'
import { LeftDesk } from '@/components/shell/left-desk'

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(22rem,5fr)_7fr]">
      <LeftDesk />
      <HouseFace />
      <main className="flex flex-col justify-center px-6 py-10 sm:px-12 lg:min-h-dvh lg:px-16">
        <div className="mx-auto w-full max-w-md">{children}</div>
      </main>
    </div>
  )
}
