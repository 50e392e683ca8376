// Her care: what was done and planned, what was measured, photographed and written down, each part at its address.
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { mayReadAssessments, mayReadPhotos } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { TabProps } from '../tab-props'
import { AtHomeSection } from './at-home-section'
import { CourseSection } from './course-section'
import { NotesSection } from './notes-section'
import { PatchTestsSection } from './patch-tests-section'
import { PhotosSection } from './photos-section'
import { PlanSection } from './plan-section'
import { ReadingsSection } from './readings-section'

const PARTS = ['overview', 'readings', 'photos', 'notes'] as const

type Part = (typeof PARTS)[number]

export function CareTab({ part, ...props }: TabProps & { part: string | undefined }) {
  const parts = partsFor(props.staff)
  const chosen = parts.find((name) => name === part) ?? 'overview'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PartLinks clientId={props.clientId} parts={parts} chosen={chosen} />
      <ChosenPart part={chosen} {...props} />
    </div>
  )
}

function partsFor(staff: SignedInStaff): readonly Part[] {
  return PARTS.filter((part) => {
    if (part === 'readings') return mayReadAssessments(staff)
    return part !== 'photos' || mayReadPhotos(staff)
  })
}

type PartLinksProps = { clientId: string; parts: readonly Part[]; chosen: Part }

function PartLinks({ clientId, parts, chosen }: PartLinksProps) {
  const t = useTranslations('care.parts')
  return (
    <nav aria-label={t('label')}>
      <ul className="flex flex-wrap gap-2">
        {parts.map((part) => (
          <li key={part}>
            <Link
              href={`/clients/${clientId}?tab=care&part=${part}`}
              scroll={false}
              {...(part === chosen ? { 'aria-current': 'page' as const } : {})}
              className={classNames(
                'flex min-h-12 items-center rounded-full border px-5 transition-colors',
                part === chosen
                  ? 'border-celadon bg-celadon-wash font-medium text-celadon-deep'
                  : 'border-hair bg-sheet text-ink-soft hover:text-ink',
              )}
            >
              {t(part)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ChosenPart({ part, ...props }: TabProps & { part: Part }) {
  switch (part) {
    case 'overview':
      return (
        <>
          <CourseSection {...props} />
          <PlanSection {...props} />
          <AtHomeSection {...props} />
          <PatchTestsSection {...props} />
        </>
      )
    case 'readings':
      return <ReadingsSection {...props} />
    case 'photos':
      return <PhotosSection {...props} />
    case 'notes':
      return <NotesSection {...props} />
  }
}
