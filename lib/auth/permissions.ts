// Who may do what, as sentences. The same predicate enforces in the domain and decides which button shows.
import type { Role, StaffSalon } from './signed-in-staff'

type Person = { role: Role }

/** What the manager has set for the fields that not everybody sees. */
type Seer = Person & {
  salon: Pick<
    StaffSalon,
    'therapistSeesPhone' | 'therapistSeesAddress' | 'therapistSeesSpending' | 'receptionistSeesSpending'
  >
}

const isManager = ({ role }: Person) => role === 'manager'
const isReceptionist = ({ role }: Person) => role === 'receptionist'
const isTherapist = ({ role }: Person) => role === 'therapist'

/** Everybody who works here; deactivation is decided by the session, not by the role. */
export const maySignIn = (staff: Person) => isReceptionist(staff) || isTherapist(staff) || isManager(staff)

// ── The house: the manager's ──

export const mayManageStaff = isManager
export const mayEditStandards = isManager
/** Treatments and products with their prices, how they are done, and what they must not meet. */
export const mayEditMenu = isManager
/** What is looked at in an assessment. */
export const mayEditAssessments = isManager
/** The library of comparable cases, with the photos that guests have agreed to show. */
export const mayEditCases = isManager
/** Rooms and seats. */
export const mayEditPlaces = isManager
/** What therapists have learnt, and who has learnt it. */
export const mayEditSkills = isManager
/** Opening hours, idle limit, delays of calls. */
export const mayEditSalon = isManager
/** The natures and tags that clients are sorted by. */
export const mayEditClassification = isManager
/** What a client is to the books (未交易/已交易/交易升级): words of the office, not of those who stand before her. */
export const maySeeTransactionClass = isManager
/** The sentences that are one tap away in a treatment note. */
export const mayEditPhrases = isManager
export const maySeeSettings = isManager
export const maySeeLook = isManager
/** What the salon's computer needs: room on its disk, a backup, a clock that is right. */
export const maySeeHealth = isManager
/** Screens on the wall that show the board to whoever passes. */
export const mayKeepWallBoards = isManager
/** Copies of the whole house: everything of everybody is in them. */
export const mayKeepBackups = isManager

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
/** Her whole number; everybody else sees its last four digits, and finds her by no others. */
export const maySeePhones = (staff: Seer) => !isTherapist(staff) || staff.salon.therapistSeesPhone
/** Where she lives. */
export const maySeeAddresses = (staff: Seer) => !isTherapist(staff) || staff.salon.therapistSeesAddress
/** What she has spent, and who has spent most. */
export const maySeeSpending = (staff: Seer) =>
  isManager(staff) ||
  (isTherapist(staff) ? staff.salon.therapistSeesSpending : staff.salon.receptionistSeesSpending)
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
/** Readings are facts of her health: those who care take and read them. */
export const mayTakeAssessments = mayCare
export const mayReadAssessments = mayCare
/** Notes on the guest's visit; the treatment note belongs to those who care. */
export const mayWriteNotes = maySignIn
export const mayWriteTreatmentNotes = mayCare
/** A signed note long past. */
export const mayAmendOldNotes = isManager
/** What is advised over the coming visits; goal and treatments are read by all who see her archive. */
export const mayPlanCare = mayCare
export const mayReadWholePlans = mayCare
/** How a treatment felt is asked by those who gave it. */
export const mayAskFeeling = mayCare
/** Photos of her: those who care take, see and compare them. */
export const mayTakePhotos = mayCare
export const mayReadPhotos = mayCare
/** Whoever took one may think better of it within the day; the manager always. */
export const mayDeletePhoto = (staff: Person, taken?: { byHer: boolean; withinTheDay: boolean }) =>
  isManager(staff) || (mayCare(staff) && taken?.byHer === true && taken.withinTheDay)
/** Comparable cases are shown to a guest by those who care. */
export const mayShowCases = mayCare
/** What those who care tell one another about a treatment. */
export const mayReadPrivateNotes = mayCare
export const mayWritePrivateNotes = mayCare
export const mayRecommend = mayCare
/** What she has at home is told over tea, in the room and on the phone. */
export const mayNoteAtHome = maySignIn
/** Let a treatment begin that the safety gate has stopped: the manager, and whom she has named. */
export const mayOverrideSafety = (staff: Person & { mayOverrideSafety?: boolean }) =>
  isManager(staff) || staff.mayOverrideSafety === true
/** Begin although nobody has asked her, or nobody knows what an alert of hers means. */
export const mayOverrideUnknown = isManager
/** Who let what begin, and why. */
export const maySeeOverrides = isManager
/** What a treatment did to her is told to whoever stands before her or rings her up. */
export const mayReportReactions = maySignIn
/** What a treatment did to her is read by whoever cares; that it did something, by everybody who meets her. */
export const mayReadReactions = mayCare
/** All reactions of the house, and what became of them. */
export const maySeeReactions = isManager
/** Say that a treatment that once did her harm may be done again. */
export const mayClearReactions = mayOverrideSafety
/** A little of it tried on her skin first, and what came of it. */
export const mayPatchTest = mayCare
/** Long after it was tapped, and whoever tapped it. */
export const mayTakeBackPatchTests = isManager
