// The skills on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import type { SkillInSettings } from '@/lib/skills/skill-queries'
import { EntryChips, joinedIn, namesIn } from '../../_components/entry-chips'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'
import { useNamesLine } from '../../_components/use-care-chips'

type SkillsDeskProps = {
  skills: readonly SkillInSettings[]
  therapists: readonly { id: string; name: string }[]
  actions: ListActions
}

export function SkillsDesk({ skills, therapists, actions }: SkillsDeskProps) {
  const t = useTranslations('menu')
  const form = useTranslations('settings.form')
  const nameLine = useNamesLine()
  const groups = [{ label: t('hasSkill'), items: therapists.map(({ id, name }) => ({ id, label: name })) }]
  const having = (skill: SkillInSettings | null) => joinedIn(groups, skill?.therapistIds ?? [])
  return (
    <ListDesk
      words="skills"
      entries={skills}
      actions={actions}
      nameEntry={(skillId) => ({ skillId })}
      factsOf={(skill) => nameLine(namesIn(groups, having(skill)), t('nobodyYet'))}
      form={(skill, close, aside) => (
        <EntryForm
          action={skill ? actions.revise : actions.add}
          payload={skill ? { skillId: skill.id, seen: seenOf(skill) } : {}}
          stands={
            skill
              ? [
                  ...namesStanding(skill, form),
                  {
                    name: 'therapistIds',
                    label: t('hasSkill'),
                    typed: having(skill),
                    value: nameLine(namesIn(groups, having(skill)), t('nobodyYet')),
                  },
                ]
              : []
          }
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={skill} errorOf={errorOf} />
              <EntryChips name="therapistIds" groups={groups} defaultValue={having(skill)} />
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn, therapistIds }: SkillInSettings) {
  return { name, nameEn, therapistIds }
}
