// Whom a search finds, for whoever does not ask whether there are more.
import { type FoundClient, searchClients } from '@/lib/clients/search-clients'

/** Those who are found, in their order. */
export async function findClients(
  asker: Parameters<typeof searchClients>[0],
  query: string,
): Promise<FoundClient[]> {
  return (await searchClients(asker, query)).clients
}
