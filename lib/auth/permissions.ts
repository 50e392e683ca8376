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
/** What a guest tells over tea: how to address her, her birthday, who referred her. Never her phone. */
export const mayCompleteBasics = maySignIn
export const maySeeClients = maySignIn
/** Allergies, contraindications and how she likes things. */
export const mayNoteAlerts = maySignIn
export const mayNotePreferences = maySignIn

// ── The visit ──

/** Greeting, seating, farewell. */
export const mayReceive = maySignIn
/** Consultation, treatment, recommendation. */
export const mayCare = (staff: Person) => isTherapist(staff) || isManager(staff)
/** Notes on the guest's visit; the treatment note belongs to those who care. */
export const mayWriteNotes = maySignIn
export const mayWriteTreatmentNotes = mayCare
export const mayRecommend = mayCare
