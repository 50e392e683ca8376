// The first act of a house: organisation, salon, standards and the manager. It can happen once.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import { hashPassword } from '@/lib/auth/password'
import type { Tx } from '@/lib/db/client'
import { shipPhrases } from '@/lib/phrases/ship-phrases'
import { refuseWeakPassword } from '@/lib/staff/change-password'
import { shipStandards } from '@/lib/standards/ship-standards'
import { regionOf } from './salon-region'
import type { SetUpInput } from './set-up-schemas'
import { shipAssessments } from './ship-assessments'
import { shipContraindications } from './ship-contraindications'
import { shipNatures } from './ship-natures'

/**
 * Opens the house; its money and its country code follow from its time zone until the manager says otherwise. The row of the organisation is claimed first: of two browsers at once the second waits for the
 * first and is then refused `set_up_closed`, as is everybody for ever after.
 */
export async function setUpSalon(
  tx: Tx,
  input: SetUpInput,
  now: Date,
): Promise<{ salonId: string; managerId: string; userName: string }> {
  refuseWeakPassword('password', input.password, [input.userName, input.managerName, input.salonName])
  const claimed = await tx.$executeRaw`
    INSERT INTO "Organisation" ("id", "name", "setUpAt") VALUES (1, ${input.salonName}, ${now})
    ON CONFLICT ("id") DO NOTHING`
  if (claimed === 0) throw new Refusal('set_up_closed')
  const salon = await tx.salon.create({
    data: {
      name: input.salonName,
      timeZone: input.timeZone,
      locale: input.locale,
      ...regionOf(input.timeZone),
    },
    select: { id: true },
  })
  await shipStandards(tx, salon.id)
  await shipNatures(tx, salon.id)
  await shipContraindications(tx, salon.id)
  await shipPhrases(tx, salon.id)
  await shipAssessments(tx, salon.id)
  const manager = await tx.staffMember.create({
    data: {
      salonId: salon.id,
      userName: input.userName,
      name: input.managerName,
      role: 'manager',
      passwordHash: await hashPassword(input.password),
      locale: input.locale,
      createdAt: now,
    },
    select: { id: true },
  })
  await tx.auditEntry.create({
    data: {
      salonId: salon.id,
      actorId: manager.id,
      action: 'salon.set_up',
      subjectType: 'Salon',
      subjectId: salon.id,
      at: now,
    },
    select: { id: true },
  })
  return { salonId: salon.id, managerId: manager.id, userName: input.userName }
}
