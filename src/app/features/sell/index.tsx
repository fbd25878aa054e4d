import { lazy, useLocation } from 'preact-iso'
import './sell.css'
import { SellPage } from './sell-page.tsx'

/** The first screen needs no basket: it is fetched while the grid is looked at. */
const BasketPage = lazy(() => import('./basket-page.tsx').then((module) => module.BasketPage))

/** Selling: the grid of goods, and the basket. */
export default function Sell() {
  if (useLocation().path === '/sell/basket') return <BasketPage />
  return <SellPage onReady={BasketPage.preload} />
}
