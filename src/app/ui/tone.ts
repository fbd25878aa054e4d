/** The five jobs, each with one colour and one icon wherever it shows. */
export type Tone = 'sell' | 'goods' | 'orders' | 'money' | 'shop'
