// Owns what a lost race or a violated rule of the database means in the salon's words.
import 'server-only'

/** A key of the message namespace `refusals`, with the values its sentence may need. */
export type RefusalCode = { code: string; particulars?: Record<string, string | number> }

/** What the names given in prisma/migrations mean to the person who ran into them. */
const MEANING: Record<string, string> = {
  Organisation_pkey: 'set_up_closed',
  StaffMember_userName_key: 'user_name_taken',
  Visit_one_in_house_per_client: 'already_in_house',
  TreatmentSession_therapist_free: 'therapist_taken',
  TreatmentSession_room_free: 'room_taken',
  FollowUpCall_one_owed_per_visit: 'call_already_owed',
  Recommendation_visitId_productId_key: 'already_recommended',
  Appointment_visitId_key: 'someone_was_faster',
  VisitEvent_visitId_sequence_key: 'someone_was_faster',
  VisitNote_visitId_kind_key: 'someone_was_faster',
  ServiceStandard_one_current_per_step: 'someone_was_faster',
  ServiceStandard_salonId_stepKey_fromVersion_key: 'someone_was_faster',
  ClientPhone_clientId_e164_key: 'phone_twice',
  ClientRelation_clientId_otherId_key: 'relation_known',
  ClientRelation_once_per_pair: 'relation_known',
  ClientMerge_one_standing_per_archive: 'someone_was_faster',
  Consent_one_standing_per_kind: 'someone_was_faster',
  SavedList_salonId_name_key: 'list_name_taken',
  Backup_under_way: 'backup_under_way',
  Erasure_clientId_key: 'someone_was_faster',
  Client_erased_is_blank: 'not_found',
  TreatmentSession_safe: 'safety_stop',
  PatchTest_not_before_its_time: 'patch_test_waits',
}

const UNIQUE = '23505'
const EXCLUSION = '23P01'
const FOREIGN_KEY = '23503'
/** A bug, unless the check has a name that means something. */
const CHECK = '23514'
const SAYS_SOMETHING = new Set([UNIQUE, EXCLUSION, CHECK])
/** Serialisation failure, deadlock. */
const FASTER = new Set(['40001', '40P01'])
/** Lock not available in time, too many connections, the server is going or coming. */
const BUSY = new Set(['55P03', '53300', '57P01', '57P02', '57P03'])
/** What the driver says of a connection that was not to be had, or was lost on the way. */
const UNREACHED = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
/** Prisma's own words for it: no connection, none in time, a transaction that took too long. */
const PRISMA_BUSY = new Set(['P1001', 'P1008', 'P1017', 'P2024', 'P2028'])
const NO_CONNECTION = /no connection was to be had|Connection terminated|connection timeout/i

/**
 * The refusal that `error` amounts to, or null when it is a bug, bad data included: a check that fails means
 * that the code above it let something through. Reads what the driver says and not Prisma's own codes, which
 * have changed between versions.
 */
export function asRefusalCode(error: unknown): RefusalCode | null {
  if (propertyOf(error, 'code') === 'P2034') return { code: 'someone_was_faster' }
  const cause = driverCause(error)
  const sqlState = String(propertyOf(cause, 'originalCode') ?? propertyOf(cause, 'code'))
  if (FASTER.has(sqlState)) return { code: 'someone_was_faster' }
  if (BUSY.has(sqlState) || isUnreached(error, cause)) return { code: 'busy' }
  // Archives alone are ever deleted, when an import is taken back: whoever wrote of one at that moment finds her gone.
  if (sqlState === FOREIGN_KEY && constraintName(cause).endsWith('_clientId_fkey'))
    return { code: 'not_found' }
  if (!SAYS_SOMETHING.has(sqlState)) return null
  const code = MEANING[constraintName(cause)]
  return code ? { code } : null
}

function isUnreached(error: unknown, cause: unknown): boolean {
  return (
    PRISMA_BUSY.has(String(propertyOf(error, 'code'))) ||
    UNREACHED.has(String(propertyOf(cause, 'kind'))) ||
    [error, cause].some((said) => NO_CONNECTION.test(String(propertyOf(said, 'message') ?? '')))
  )
}

/** Prisma wraps the driver's error; inside of a commit it comes bare. */
function driverCause(error: unknown): unknown {
  const wrapped = propertyOf(propertyOf(error, 'meta'), 'driverAdapterError')
  return propertyOf(wrapped ?? error, 'cause')
}

function constraintName(cause: unknown): string {
  const index = propertyOf(propertyOf(cause, 'constraint'), 'index')
  if (typeof index === 'string') return index
  const message = String(propertyOf(cause, 'originalMessage') ?? propertyOf(cause, 'message') ?? '')
  return /constraint "([^"]+)"/.exec(message)?.[1] ?? ''
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
