// Her people: who among the guests is her mother, her friend, her colleague. Both archives show it.
'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ClientSearch } from '@/components/clients/client-search'
import { ActionMessage } from '@/components/forms/action-message'
import { useToldAction } from '@/components/forms/use-told-action'
import { AskingIconButton } from '@/components/ui/asking-icon-button'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Sheet } from '@/components/ui/sheet'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { Relation } from '@/lib/clients/basics-queries'
import { RELATION_KINDS } from '@/lib/clients/relations-flow'
import { relateClientsAction, unrelateClientsAction } from '../../../actions'
import { PersonLink } from './facts'

type Props = { clientId: string; relations: readonly Relation[]; isEditable: boolean }

export function RelationsSection({ clientId, relations, isEditable }: Props) {
  const t = useTranslations('archive-basics')
  const [isOpen, setOpen] = useState(false)
  return (
    <Card as="section" aria-label={t('sections.relations')}>
      <h2 className="pb-3 text-lg">{t('sections.relations')}</h2>
      {relations.length === 0 ? (
        <p className="pb-3 text-ink-soft">{t('relations.none')}</p>
      ) : (
        <ul className="divide-y divide-hair pb-3">
          {relations.map((relation) => (
            <RelationLine key={relation.id} relation={relation} isEditable={isEditable} />
          ))}
        </ul>
      )}
      {isEditable && (
        <>
          <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setOpen(true)}>
            {t('relations.add')}
          </Button>
          <Sheet title={t('relations.add')} isOpen={isOpen} onOpenChange={setOpen} isSticky>
            <NewRelation clientId={clientId} onClose={() => setOpen(false)} />
          </Sheet>
        </>
      )}
    </Card>
  )
}

function RelationLine({
  relation: { id, word, other },
  isEditable,
}: {
  relation: Relation
  isEditable: boolean
}) {
  const t = useTranslations('archive-basics.relations')
  const { submit, pending } = useToldAction(unrelateClientsAction)
  return (
    <li className="flex min-h-12 items-center gap-4 py-1">
      <span className="w-20 shrink-0 text-sm text-ink-soft">{t(`words.${word}`)}</span>
      <span className="min-w-0 flex-1">
        <PersonLink person={other} />
      </span>
      {isEditable && (
        <AskingIconButton
          label={t('remove', { name: other.name })}
          icon={<X aria-hidden="true" className="size-5" />}
          isPending={pending}
          onConfirm={() => submit({ relationId: id })}
        />
      )}
    </li>
  )
}

/** Of which kind, then who: a guest who is found, or a name that gets an archive of its own. */
function NewRelation({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const t = useTranslations('archive-basics.relations')
  const basics = useTranslations('clients.basics')
  const { state, submit, pending } = useStaffAction(relateClientsAction)
  const [kind, setKind] = useState<string | null>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)

  async function relate(other: { otherId: string } | { otherName: string }) {
    const answer = await submit({ clientId, kind, ...other })
    setChosenId(null)
    if (answer?.status === 'done') onClose()
  }

  return (
    <div className="grid gap-5">
      <ChoiceChips
        label={t('kind')}
        items={RELATION_KINDS.map((id) => ({ id, label: t(`words.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind !== null && (
        <ClientSearch
          label={t('who')}
          autoFocus
          resting={null}
          chosenId={chosenId}
          actionOf={(found) => (found.clientId === clientId ? null : basics('choose'))}
          onChoose={(found) => {
            if (found.clientId === clientId) return
            setChosenId(found.clientId)
            void relate({ otherId: found.clientId })
          }}
          footer={(name, isAnswered) =>
            name !== '' &&
            isAnswered && (
              <Button
                isPending={pending && chosenId === null}
                onPress={() => void relate({ otherName: name })}
              >
                {t('register', { name })}
              </Button>
            )
          }
        />
      )}
      <ActionMessage state={state} />
    </div>
  )
}
