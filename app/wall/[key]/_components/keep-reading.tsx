// A screen on the wall reads itself again: nobody is there to do it.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { makeReadingsPatient } from '@/components/shell/patient-readings-client'

const EVERY_MS = 15_000

export function KeepReading() {
  const router = useRouter()
  useEffect(() => {
    makeReadingsPatient()
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return null
}
