import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Group, profitOf } from '../../../shared/domain/report.ts'
import { money, quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { isOwner, shop } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Picture } from '../../ui/picture.tsx'
import type { Shown } from './use-report.ts'
import { categoryName, channelName, sellerName } from './words.ts'

/** What brought in how much: by good, and by kind, place and seller where there is more than one. */
export function Ranks({ shown: { report, names } }: { shown: Shown }) {
  const { goods, categories, channels, sellers } = report
  return (
    <>
      <Rank
        title={t('report.byGood')}
        groups={goods}
        nameOf={({ key, name }) => (key === '' ? t('report.noGood') : name)}
        pictureOf={({ key }) => <Picture hash={names.thumbs[key] ?? null} alt="" />}
      />
      {categories.length > 1 && (
        <Rank title={t('report.byCategory')} groups={categories} nameOf={({ key }) => categoryName(key)} />
      )}
      {channels.length > 1 && (
        <Rank title={t('report.byChannel')} groups={channels} nameOf={({ key }) => channelName(key)} />
      )}
      {sellers.length > 1 && (
        <Rank title={t('report.byDevice')} groups={sellers} nameOf={({ key }) => sellerName(key, names)} />
      )}
    </>
  )
}

/** Rows that are shown until all are asked for. */
const FEW = 5

interface RankProps {
  title: string
  groups: readonly Group[]
  nameOf: (group: Group) => string
  pictureOf?: (group: Group) => ComponentChildren
}

function Rank({ title, groups, nameOf, pictureOf }: RankProps) {
  const [all, setAll] = useState(false)
  const most = Math.max(1, ...groups.map(({ sums }) => sums.income))
  return (
    <section class="report-rank">
      <h2>{title}</h2>
      <ol class="card">
        {groups.slice(0, all ? undefined : FEW).map((group) => (
          <li key={group.key}>
            {pictureOf?.(group)}
            <div>
              <p>
                <span>{nameOf(group)}</span>
                <Amount amount={group.sums.income} />
              </p>
              <i aria-hidden="true" style={{ width: `${(Math.max(0, group.sums.income) / most) * 100}%` }} />
              <p class="quiet">{aboutOf(group, pictureOf !== undefined)}</p>
            </div>
          </li>
        ))}
      </ol>
      {!all && groups.length > FEW && (
        <Button icon="down" onPress={() => setAll(true)}>
          {t('report.all', { count: groups.length })}
        </Button>
      )}
    </section>
  )
}

/** How much or how often, and what was left of it where its costs are known. */
function aboutOf({ sums, quantity: sold, unit }: Group, isGood: boolean): string {
  const many = isGood && unit ? quantity(sold, unit) : t('money.sales', { count: sums.sales })
  if (!isOwner.value || sums.uncosted > 0) return many
  return `${many} · ${t('report.profit')} ${money(profitOf(sums), shop.value.currency)}`
}
