import { test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { Phone } from '../support/phone.ts'
test('measure', async () => {
  const server = await ServerProcess.start()
  const phone = await Phone.open()
  const origin = server.origin
  await phone.page.goto(origin)
  await phone.readyOffline()
  const run = (fn: string) => phone.page.evaluate(fn)
  await run(`(async()=>{
    window.open2=()=>new Promise((res)=>{const r=indexedDB.open('x',1);r.onupgradeneeded=()=>{r.result.createObjectStore('blob');r.result.createObjectStore('row')};r.onsuccess=()=>res(r.result)});
    const db=await open2();
    for(let i=0;i<12;i++){ await new Promise((res,rej)=>{const t=db.transaction('blob','readwrite',{durability:'strict'});t.objectStore('blob').put({bytes:crypto.getRandomValues(new Uint8Array(60000)).buffer, more: Array.from({length:2},()=>crypto.getRandomValues(new Uint8Array(40000)).buffer)},i);t.oncomplete=res;t.onabort=()=>rej(t.error)})}
    db.close();
  })()`)
  await phone.close(); await phone.open()
  const s = await phone.context.newCDPSession(phone.page)
  await phone.page.goto(origin + '/robots.txt')
  const u = (await run('navigator.storage.estimate()')) as {usage:number}
  console.log(JSON.stringify(u))
  await s.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2353000 })
  console.log(await run(`(async()=>{
    const out=[]
    const open2=()=>new Promise((res)=>{const r=indexedDB.open('x',1);r.onsuccess=()=>res(r.result)});
    const db=await open2();
    const est=async()=>{const e=await navigator.storage.estimate();return e.usage+'/'+e.quota}
    const put=(k,n)=>new Promise((res)=>{const t=db.transaction('row','readwrite',{durability:'strict'});t.objectStore('row').put({bytes:crypto.getRandomValues(new Uint8Array(n)).buffer},k);t.oncomplete=()=>res('ok');t.onabort=()=>res(String(t.error&&t.error.name))})
    out.push(await est(), await put(1,6000))
    await new Promise((res,rej)=>{const t=db.transaction('blob','readwrite',{durability:'strict'});for(let i=0;i<6;i++)t.objectStore('blob').delete(i);t.oncomplete=res;t.onabort=()=>rej(t.error)})
    const t0=performance.now()
    for(let i=0;i<16;i++){const r=await put(2+i,6000);out.push(Math.round(performance.now()-t0)+' '+r+' '+await est()); if(r==='ok')break; await new Promise(r=>setTimeout(r,250))}
    return out.join('\\n')
  })()`))
  await phone.dispose(); await server.dispose()
})
