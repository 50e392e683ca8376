// The assessment (检测) of the consultation, and its key readings again when the treatment ends.
import { getVisitAssessment } from '@/lib/assessments/assessment-queries'
import { mayTakeAssessments } from '@/lib/auth/permissions'
import type { StageContext } from '../stage-fields'
import { AssessmentForm } from './assessment-form'
import { AssessmentTaken } from './assessment-taken'
import { KeyReadingsForm } from './key-readings-form'

export async function AssessmentField({ visit, staff, serverNow, isEditable }: StageContext) {
  const assessment = await getVisitAssessment(staff, visit.id)
  if (!assessment) return null
  return isEditable && mayTakeAssessments(staff) ? (
    <AssessmentForm visitId={visit.id} assessment={assessment} serverNow={serverNow} />
  ) : (
    <AssessmentTaken assessment={assessment} />
  )
}

export async function KeyReadingsField({ visit, staff, isEditable }: StageContext) {
  const assessment = await getVisitAssessment(staff, visit.id)
  if (!assessment) return null
  return (
    <KeyReadingsForm
      visitId={visit.id}
      assessment={assessment}
      isEditable={isEditable && mayTakeAssessments(staff)}
    />
  )
}
