// Who may do what, as sentences. The same predicate enforces in the domain and decides which button shows.
import type { Role } from './signed-in-staff'

type Person = { role: Role }

const isManager = ({ role }: Person) => role === 'manager'
const isReceptionist = ({ role }: Person) => role === 'receptionist'
const isTherapist = ({ role }: Person) => role === 'therapist'

/** Everybody who works here; deactivation is decided by the session, not by the role. */
export const maySignIn = (staff: Person) => isReceptionist(staff) || isTherapist(staff) || isManager(staff)

// ── The house: the manager's ──

export const mayManageStaff = isManager
export const mayEditStandards = isManager
/** Treatments and products with their prices. */
export const mayEditMenu = isManager
/** Rooms and seats. */
export const mayEditPlaces = isManager
/** Opening hours, idle limit, delays of calls. */
export const mayEditSalon = isManager
/** The natures and tags that clients are sorted by. */
export const mayEditClassification = isManager
export const maySeeSettings = isManager
export const maySeeLook = isManager

// ── The desk ──

/** A therapist checks in too: the desk is sometimes empty when the door opens. */
export const mayCheckIn = maySignIn
/** Appointments made, moved and cancelled at any time. */
export const mayBook = (staff: Person) => isReceptionist(staff) || isManager(staff)
/** The next visit, proposed while she is still here: the therapist does it in the room. */
export const mayBookNext = maySignIn
export const mayMakeCalls = (staff: Person) => isReceptionist(staff) || isManager(staff)
/** Name, phone, birthday: the basics of the archive. */
export const mayEditClients = (staff: Person) => isReceptionist(staff) || isManager(staff)
/** What a guest tells over tea: how to address her, her birthday, her people, how she lives. Never her phone. */
export const mayCompleteBasics = maySignIn
export const maySeeClients = maySignIn
/** Allergies, contraindications and how she likes things. */
export const mayNoteAlerts = maySignIn
export const mayNotePreferences = maySignIn
/** What she agrees to is asked by whoever stands before her, and taken back with whoever she tells. */
export const mayRecordConsents = maySignIn
/** Two archives of one person are made one, and taken apart again. */
export const mayMergeClients = (staff: Person) => isReceptionist(staff) || isManager(staff)

/** Who looked at whom, and what was done. */
export const maySeeLooks = isManager
/** Everything that is kept on one client, as a file. */
export const mayExportArchives = isManager
export const mayEraseArchives = isManager
/** Lists of clients that the salon works with again and again. */
export const mayKeepLists = (staff: Person) => isReceptionist(staff) || isManager(staff)
/** Those that somebody else keeps as well. */
export const mayChangeOthersLists = isManager
/** A file of many clients that leaves the house. */
export const mayExportLists = isManager
/** Another system's list of clients, taken over as a whole and taken back as a whole. */
export const mayImportClients = isManager

// ── The visit ──

/** Greeting, seating, farewell. */
export const mayReceive = maySignIn
/** Consultation, treatment, recommendation. */
export const mayCare = (staff: Person) => isTherapist(staff) || isManager(staff)
/** Notes on the guest's visit; the treatment note belongs to those who care. */
export const mayWriteNotes = maySignIn
export const mayWriteTreatmentNotes = mayCare
/** What those who care tell one another about a treatment. */
export const mayReadPrivateNotes = mayCare
export const mayWritePrivateNotes = mayCare
export const mayRecommend = mayCare
