// The address alone leads to the board.
import { redirect } from 'next/navigation'
import { requireStaff } from '@/lib/auth/require-staff'

export default async function HomePage() {
  await requireStaff()
  redirect('/today')
}
