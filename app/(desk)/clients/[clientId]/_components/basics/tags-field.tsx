// The salon's tags, given and taken by a touch.
'use client'

import { Check, Plus, Tag as TagIcon } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { ToggleButton } from 'react-aria-components'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { localName } from '@/lib/i18n/format'
import { giveTagAction, takeTagAction } from '../../../actions'

type Tag = { id: string; name: string; nameEn: string | null }

type Props = {
  clientId: string
  /** Those she has. */
  tags: readonly Tag[]
  choices: readonly Tag[]
  isEditable: boolean
  /** May add tags to the salon's list. */
  maySetUp: boolean
}

export function TagsField({ clientId, tags, choices, isEditable, maySetUp }: Props) {
  const t = useTranslations('archive-basics.tags')
  const locale = useLocale()
  const hers = new Set(tags.map(({ id }) => id))
  const offered = isEditable ? [...tags, ...choices.filter(({ id }) => !hers.has(id))] : tags
  if (offered.length === 0 && !maySetUp) return null
  return (
    <fieldset className="mt-2 grid gap-3 border-t border-hair pt-4">
      <legend className="float-start pb-3 text-sm text-ink-soft">{t('title')}</legend>
      {offered.length > 0 && (
        <div className="flex flex-wrap gap-2.5">
          {offered.map((tag) =>
            isEditable ? (
              <TagToggle key={tag.id} clientId={clientId} tag={tag} isHers={hers.has(tag.id)} />
            ) : (
              <Badge key={tag.id} icon={<TagIcon aria-hidden="true" />}>
                {localName(tag, locale)}
              </Badge>
            ),
          )}
        </div>
      )}
      {choices.length === 0 && maySetUp && (
        <Link
          href="/settings/tags"
          className="inline-flex min-h-12 items-center text-celadon-deep underline-offset-4 hover:underline"
        >
          {t('setUp')}
        </Link>
      )}
    </fieldset>
  )
}

function TagToggle({ clientId, tag, isHers }: { clientId: string; tag: Tag; isHers: boolean }) {
  const locale = useLocale()
  const give = useToldAction(giveTagAction)
  const take = useToldAction(takeTagAction)
  const isPending = give.pending || take.pending
  return (
    <ToggleButton
      isSelected={isHers}
      isDisabled={isPending}
      onChange={(isSelected) => void (isSelected ? give : take).submit({ clientId, tagId: tag.id })}
      className="flex min-h-12 cursor-pointer items-center gap-2 rounded-xl border border-edge bg-sheet px-4 py-2 transition-colors duration-150 hover:border-celadon selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark focus-visible:ring-brush disabled:opacity-60"
    >
      {isHers ? (
        <Check aria-hidden="true" className="size-5 shrink-0" />
      ) : (
        <Plus aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
      )}
      {localName(tag, locale)}
    </ToggleButton>
  )
}
