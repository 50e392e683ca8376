// What the door would say of a deed.
import { asRefusal } from '@/lib/actions/as-refusal'

/** Why it was refused, or that it was done. */
export async function outcomeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
    return 'done'
  } catch (error) {
    const refusal = asRefusal(error, 'tests.deed')
    if (refusal) return refusal.code
    throw error
  }
}
