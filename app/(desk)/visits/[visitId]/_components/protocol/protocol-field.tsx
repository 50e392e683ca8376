// The steps that lead the treatments under way, above what else stands beside performing.
import { mayCare } from '@/lib/auth/permissions'
import { getProtocolsOnVisit } from '@/lib/visits/protocol-queries'
import type { StageContext } from '../stage-fields'
import { ProtocolDone } from './protocol-done'
import { ProtocolSteps } from './protocol-steps'

/** Nothing for a treatment without steps, and nothing before it has begun. */
export async function ProtocolField({
  visit,
  staff,
  haltedIds,
  isEditable,
}: Pick<StageContext, 'visit' | 'staff' | 'haltedIds' | 'isEditable'>) {
  const protocols = await getProtocolsOnVisit(staff.salon.id, visit.id)
  if (protocols.length === 0) return null
  return (
    <div className="grid gap-6">
      {protocols.map((protocol) =>
        protocol.endedAt ? (
          <ProtocolDone key={protocol.sessionId} protocol={protocol} />
        ) : (
          <ProtocolSteps
            key={protocol.sessionId}
            protocol={protocol}
            mayTick={isEditable && mayCare(staff)}
            isHalted={haltedIds.includes(protocol.sessionId)}
          />
        ),
      )}
    </div>
  )
}
