/** End-to-end tests run against the production build; one that is older than its sources would test yesterday's app. */
export { buildIfStale as setup } from '../../tools/build/dist.ts'
