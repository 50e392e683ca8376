// A link within the app, fetched when a hand chooses it and not before.
// biome-ignore lint/style/noRestrictedImports: here is where it is made quiet
import NextLink from 'next/link'
import type { ComponentProps } from 'react'

// biome-ignore lint/style/noRestrictedImports: it only tells of a link that was made here
export { useLinkStatus } from 'next/link'

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>

/** Fetching ahead would ask for every link in sight, and for all of them again whenever somebody in the house moves. */
export function Link(props: LinkProps) {
  return <NextLink {...props} prefetch={false} />
}
