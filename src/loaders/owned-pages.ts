import DataLoader from 'dataloader'
import type { PageRequest, ResultPage } from '../domain/page.ts'
import type { PagesByKey } from '../ports/store.ts'

/** Pages of rows that belong to one of many owners: asked for one by one, read together where they ask for the same page. */
export function readPages<Row>(
  load: (keys: readonly string[], page: PageRequest) => Promise<PagesByKey<Row>>,
): (key: string, page: PageRequest) => Promise<ResultPage<Row>> {
  interface Wanted {
    readonly key: string
    readonly page: PageRequest
  }
  const loader = new DataLoader<Wanted, ResultPage<Row>>(
    async wanted => {
      const alike = Map.groupBy(wanted, one => JSON.stringify(one.page))
      const answers = new Map<string, PagesByKey<Row>>()
      for (const [name, group] of alike)
        answers.set(name, await load([...new Set(group.map(one => one.key))], group[0]!.page))
      return wanted.map(({ key, page }) => answers.get(JSON.stringify(page))?.get(key) ?? emptyPage(page))
    },
    { cache: false },
  )
  return (key, page) => loader.load({ key, page })
}

function emptyPage({ wantsTotal }: PageRequest): ResultPage<never> {
  return { rows: [], hasMore: false, totalCount: wantsTotal ? 0 : null }
}
