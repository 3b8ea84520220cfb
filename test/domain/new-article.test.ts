import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/article.ts'
import { DovetailError } from '../../src/domain/errors.ts'
import { judgeNewArticle, type NewArticleNeed } from '../../src/domain/new-article.ts'

const article = (more: Partial<Article>): Article => ({
  number: 'TOP-OAK-1400',
  description: 'Desk top, oak, 1400 mm',
  unit: 'H87',
  prices: { sales: null, cost: null, purchase: null, material: null },
  reorderLevel: null,
  leadTimeDays: null,
  blocked: null,
  ...more,
})

const need: NewArticleNeed = {
  number: 'TOP-OAK-1400',
  attributes: {
    unit: 'H87',
    description: { en: 'Desk top, oak, 1400 mm', nl: 'Werkblad, eiken, 1400 mm' },
  },
}
const product: NewArticleNeed = { number: 'SD-OAK-1400', attributes: null }
const failure = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'the ERP is away')

describe('a new article', () => {
  it.each([
    ['nothing of it', null, [], 'CREATE'],
    ['it', article({}), [], 'REUSE'],
    ['it, worded otherwise', article({ description: 'Top' }), [], 'REUSE'],
    ['it, without a unit', article({ unit: null }), [], 'REUSE'],
    ['it in another unit', article({ unit: 'MTK' }), [], 'REVIEW'],
    ['it, blocked', article({ blocked: true }), [], 'REVIEW'],
    ['the same under another number', null, [article({ number: '4711' })], 'REVIEW'],
    [
      'the same in Dutch',
      null,
      [article({ number: '4711', description: ' werkblad,  EIKEN, 1400 mm' })],
      'REVIEW',
    ],
    [
      'the same words in another unit under another number',
      null,
      [article({ number: '4711', unit: 'MTK' })],
      'CREATE',
    ],
    ['no answer by number', failure, [], 'REVIEW'],
    ['no answer by description', null, failure, 'REVIEW'],
  ] as const)('where the ERP has %s', (_what, sameNumber, candidates, action) => {
    const verdict = judgeNewArticle(need, sameNumber, candidates)
    expect(verdict.action).toBe(action)
    if (action === 'REUSE') expect(verdict.existing).toBe(sameNumber)
  })

  it('names what a person has to look at', () => {
    const other = article({ number: '4711' })
    expect(judgeNewArticle(need, null, [other]).existing).toBe(other)
    const inSquareMetres = article({ unit: 'MTK' })
    expect(judgeNewArticle(need, inSquareMetres, []).existing).toBe(inSquareMetres)
  })

  it('is told by its number alone where it is the product itself', () => {
    expect(judgeNewArticle(product, null, [article({})])).toEqual({ action: 'CREATE', existing: null })
    expect(judgeNewArticle(product, article({ number: 'SD-OAK-1400', unit: 'SET' }), []).action).toBe('REUSE')
  })
})
