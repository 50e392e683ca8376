// Whoever works in one house changes nothing in another, whichever verb she calls and whatever she names.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role, SignedInStaff } from '@/lib/auth/signed-in-staff'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { SILENT, TELLING } from '../live/verbs-that-tell'
import { outcomeOf } from './outcome-of'
import { keysAcrossHouses, OF_NO_HOUSE, sumsOfHouse, tablesOfNoHouse } from './whose-rows'

const VERBS = { ...TELLING, ...SILENT }

/** These name nothing of a house, and are done in the asker's own. */
const NAMES_NOTHING: Record<string, string> = {
  ...Object.fromEntries(
    ['Treatment', 'Product', 'Courtesy', 'Place', 'Nature', 'Skill', 'RoomFeature', 'Contraindication']
      .concat('Phrase', 'Tag', 'Case', 'Template', 'Standard')
      .map((one) => [`add${one}`, 'a new entry of her own house']),
  ),
  reorderStandards: 'steps are named by words that every house has',
  reviseSalon: 'her own house, whichever it is',
  askBackup: 'all houses that the database holds are backed up in one',
  createStaffMember: 'a new colleague of her own',
  addWallBoard: 'a screen on her own wall',
  changePassword: 'her own',
  chooseOwnLocale: 'her own',
  registerClient: 'a new client of her own house',
  keepList: 'a new list of her own house',
  readImport: 'a new file of her own house',
}

/** These are refused in other words than what is not there. */
const OTHERWISE: Record<string, string> = {
  ...Object.fromEntries(
    ['Treatments', 'Products', 'Courtesies', 'Places', 'Natures', 'Skills', 'RoomFeatures']
      .concat('Contraindications', 'Phrases', 'Tags', 'Cases', 'Templates')
      // The whole list has to be named, and hers is another.
      .map((many) => [`reorder${many}`, 'someone_was_faster']),
  ),
  // What is to be done is asked before for whom.
  bookAppointment: 'treatment_retired',
  // Her own has been hers for long.
  chooseFirstPassword: 'not_permitted',
}

/** What the people of the house itself hear after a stranger; all others do it. */
const AFTER_HER: Record<string, string> = { askBackup: 'backup_under_way' }

let own: TestSalon
let other: TestSalon
let people: Record<Role, SignedInStaff>

beforeAll(async () => {
  own = await createSalon()
  other = await createSalon()
  const person = (role: Role) =>
    createStaff(own.salon, { role, mayOverrideSafety: true, password: 'altes-passwort' })
  people = {
    manager: await person('manager'),
    receptionist: await person('receptionist'),
    therapist: await person('therapist'),
  }
})

describe('of another house', () => {
  it.each(Object.entries(VERBS))('nothing is reached by %s', async (verb, { arrange }) => {
    const { by, now, act } = await arrange(other)
    const theirs = await sumsOfHouse(other.salon.id)
    const outcome = await outcomeOf(() => asStaff(people[by.role], now)(act))
    expect(outcome).toBe(NAMES_NOTHING[verb] ? 'done' : (OTHERWISE[verb] ?? 'not_found'))
    expect(await sumsOfHouse(other.salon.id)).toEqual(theirs)
    // It was for who asked: the house's own people do it, and change nothing elsewhere.
    const ours = await sumsOfHouse(own.salon.id)
    expect(await outcomeOf(() => asStaff(by, now)(act))).toBe(AFTER_HER[verb] ?? 'done')
    expect(await sumsOfHouse(own.salon.id)).toEqual(ours)
  })

  it('knows every verb that is excepted', () => {
    const excepted = [NAMES_NOTHING, OTHERWISE, AFTER_HER].flatMap((verbs) => Object.keys(verbs))
    expect(excepted.filter((verb) => !(verb in VERBS))).toEqual([])
  })

  it('no row is named by a row of this one', async () => {
    expect(await keysAcrossHouses()).toEqual([])
  })

  it('every table hangs on a house, or is known to hang on none', async () => {
    expect(await tablesOfNoHouse()).toEqual(OF_NO_HOUSE)
  })
})
