import type { Random } from '../../lib/random.ts'
import { ARTICLE_FAMILIES, type ArticleFamily } from './article-families.ts'
import type { ArticleSeed } from './catalogue-articles.ts'

export function drawMoreArticles(random: Random, count: number): ArticleSeed[] {
  const seeds: ArticleSeed[] = []
  for (const family of ARTICLE_FAMILIES)
    for (const values of productOf(family.axes)) {
      if (seeds.length === count) return seeds
      seeds.push(drawArticle(random, family, values))
    }
  while (seeds.length < count) seeds.push(drawSparePart(random, seeds.length))
  return seeds
}

function drawArticle(random: Random, family: ArticleFamily, values: readonly string[]): ArticleSeed {
  const size = values.reduce(
    (total, value) => total + Math.min(200, Number.parseFloat(value.replace(/^M/, '')) || 0),
    0,
  )
  const cents = Math.max(1, Math.round(family.baseCents * (1 + size / 60) * (0.9 + random.next() * 0.3)))
  return {
    number: `${family.code}-${values.join('-')}`,
    description: `${family.name} ${values.join(' × ')}`,
    unit: family.unit,
    costCents: cents,
  }
}

function drawSparePart(random: Random, index: number): ArticleSeed {
  return {
    number: `SPARE-${String(index).padStart(6, '0')}`,
    description: `Spare part ${random.pick(['A', 'B', 'C'])}${index}`,
    unit: 'H87',
    costCents: random.between(50, 90_000),
  }
}

/** Every combination of one value per axis, the last axis running fastest. */
function productOf(axes: readonly (readonly string[])[]): string[][] {
  return axes.reduce<string[][]>(
    (rows, axis) => rows.flatMap(row => axis.map(value => [...row, value])),
    [[]],
  )
}
