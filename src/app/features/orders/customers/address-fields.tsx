import { useState } from 'preact/hooks'
import { westernDigits } from '../../../../shared/domain/digits.ts'
import type { Address } from '../../../../shared/domain/label.ts'
import { type FoundPlace, findPlaces, type Place } from '../../../../shared/domain/places.ts'
import { t } from '../../../platform/language.ts'
import { loadPlaces } from '../../../platform/places.ts'
import { Field } from '../../../ui/field.tsx'

interface AddressFieldsProps {
  fields: Address
  onChange: (change: Partial<Address>) => void
}

/** Rows that are offered: more than one looks through is told apart by another word. */
const OFFERED = 8

/**
 * An address: what is typed of a sub-district or a postcode offers places with district and province, for there are several
 * of one name. Every field can be typed as well: the list may lack something, and may not be here yet.
 */
export function AddressFields({ fields, onChange }: AddressFieldsProps) {
  const [query, setQuery] = useState('')
  const [places, setPlaces] = useState<FoundPlace[] | null | undefined>()
  // Read when somebody is about to type: it takes a slow phone a moment.
  const load = () => void loadPlaces().then(setPlaces, () => setPlaces(null))

  function choose(place: Place) {
    onChange({ ...place })
    setQuery('')
  }
  const offered = places ? findPlaces(places, query, OFFERED) : []
  return (
    <>
      <div
        class="place-search"
        onFocusCapture={(event) => {
          if (!places) load()
          // Up, so that what is offered stands above the keyboard.
          event.currentTarget.scrollIntoView({ block: 'start' })
        }}
      >
        <Field label={t('customers.findPlace')} value={query} onInput={setQuery} inputMode="search" />
      </div>
      {places === null && <p role="status">{t('customers.placesLater')}</p>}
      {offered.length > 0 && (
        <ul class="card rows places" aria-label={t('customers.places')}>
          {offered.map((place) => (
            <li key={Object.values(place).join()}>
              <button class="link-row" type="button" onClick={() => choose(place)}>
                <span>
                  <b>{place.subdistrict}</b>
                  <span>
                    {place.district} · {place.province} · {place.postcode}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={t('customers.house')}
        value={fields.house}
        onInput={(house) => onChange({ house })}
        maxLength={200}
      />
      <Field
        label={t('customers.subdistrict')}
        value={fields.subdistrict}
        onInput={(subdistrict) => onChange({ subdistrict })}
        maxLength={80}
      />
      <Field
        label={t('customers.district')}
        value={fields.district}
        onInput={(district) => onChange({ district })}
        maxLength={80}
      />
      <Field
        label={t('customers.province')}
        value={fields.province}
        onInput={(province) => onChange({ province })}
        maxLength={80}
      />
      <Field
        label={t('customers.postcode')}
        value={fields.postcode}
        onInput={(typed) => onChange({ postcode: westernDigits(typed).replace(/\D/g, '').slice(0, 5) })}
        inputMode="numeric"
      />
    </>
  )
}
