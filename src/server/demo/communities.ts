/** The two communities of the demo: after real villages, in made-up words. */

import type { CommunityRow, CommunityTexts } from '../storage/market.ts'

const NA_KHA: Partial<Record<'th' | 'lo' | 'en' | 'zh', Partial<CommunityTexts>>> = {
  th: {
    name: 'ตลาดผ้าบ้านนาข่า',
    story:
      'เดินเข้าตลาดนาข่า ได้ยินเสียงกี่ก่อนเห็นผ้า คนขายคือคนทอ หลายร้านทอมาตั้งแต่รุ่นยาย ผ้าหมี่ขิดของที่นี่มัดลายก่อน แล้วเก็บขิดทับอีกชั้น ผืนหนึ่งใช้เวลาเป็นเดือน\n\nทุกร้านย้อมสีจากต้นไม้รอบบ้าน คราม ครั่ง มะเกลือ ขมิ้น สีแต่ละหม้อไม่เคยเหมือนกัน',
    place: 'บ้านนาข่า อ.เมือง จ.อุดรธานี',
    way: 'จากตัวเมืองอุดรธานีไปทางหนองคาย 16 กม. ตลาดอยู่ติดถนนใหญ่ รถสองแถวผ่านทั้งวัน',
    hours: 'ทุกวัน 8:00–17:00',
    sights: ['ทะเลบัวแดง บึงหนองหาน (บานเดือนธันวาถึงกุมภา)', 'แหล่งโบราณคดีบ้านเชียง', 'วัดป่าคำชะโนด'],
  },
  lo: {
    name: 'ຕະຫຼາດຜ້າບ້ານນາຂ່າ',
    story: 'ຄົນຂາຍແມ່ນຄົນຕໍ່າ ຜ້າໝີ່ຂິດຂອງທີ່ນີ້ມັດລາຍກ່ອນ ແລ້ວເກັບຂິດອີກຊັ້ນ ທຸກຮ້ານຍ້ອມສີຈາກຕົ້ນໄມ້ອ້ອມບ້ານ',
    hours: 'ທຸກມື້ 8:00–17:00',
  },
  en: {
    name: 'Ban Na Kha cloth market',
    story:
      'You hear the looms before you see the cloth. Whoever sells here has woven it, many of them as their grandmothers did. Mudmee khit is at home here: the pattern is tied first, and khit is laid over it with a stick, row by row. One length takes weeks.\n\nEvery shop dyes with what grows around the house: indigo, lac, ebony fruit, turmeric. No two pots are alike.',
    place: 'Ban Na Kha, Mueang Udon Thani, Thailand',
    way: '16 km from Udon Thani on the road to Nong Khai; songthaews pass all day.',
    hours: 'Every day, 8:00–17:00',
    sights: [
      'Red lotus lake (in flower from December to February)',
      'Ban Chiang, a dig of the bronze age',
      'Kham Chanot, the forest of the nagas',
    ],
  },
  zh: {
    name: '班纳卡布市',
    story:
      '卖布的人就是织布的人。这里的扎染提花布先扎后织，一匹要织好几个星期。每家都用屋边的植物染色：靛蓝、紫胶、乌木果、姜黄。',
    hours: '每天 8:00–17:00',
  },
}

const PHU_KHAE: typeof NA_KHA = {
  th: {
    name: 'ของกินของใช้พุแค',
    story: 'พุแคปลูกสมุนไพรมานาน ตากแดด บด นึ่ง กวน ทำกันในครัวบ้าน ของแต่ละร้านทำทีละน้อย หมดแล้วทำใหม่',
    place: 'พุแค จ.สระบุรี',
    way: 'จากสระบุรีไปทางลพบุรี ศูนย์อยู่ข้างสวนพฤกษศาสตร์',
    hours: 'ทุกวัน 9:00–16:30',
    sights: ['สวนพฤกษศาสตร์พุแค'],
  },
  lo: { name: 'ຂອງກິນຂອງໃຊ້ພຸແຄ', story: 'ສະໝຸນໄພ ເຂົ້າໜົມ ແລະ ຂອງແຫ້ງ ເຮັດໃນເຮືອນຄົວບ້ານ ເທື່ອລະໜ້ອຍ', hours: 'ທຸກມື້ 9:00–16:30' },
  en: {
    name: 'Phu Khae kitchen and herbs',
    story:
      'Herbs have been grown in Phu Khae for generations: dried in the sun, ground, steamed and stirred in home kitchens. Each shop makes a little at a time, and more when it is gone.',
    place: 'Phu Khae, Saraburi, Thailand',
    way: 'From Saraburi on the road to Lop Buri, beside the botanical garden.',
    hours: 'Every day, 9:00–16:30',
    sights: ['Phu Khae botanical garden'],
  },
  zh: {
    name: '普凯食品与草药',
    story: '草药、点心和干货，都在自家厨房里少量制作，卖完再做。',
    hours: '每天 9:00–16:30',
  },
}

export const NA_KHA_SLUG = 'na-kha'
export const PHU_KHAE_SLUG = 'phu-khae'

/** With rates that are as made up as the rest, of the day on which the demo was filled. */
export function communities(now: number): CommunityRow[] {
  const rates = {
    day: new Date(now).toISOString().slice(0, 10),
    worth: { LAK: 650_000_000, CNY: 205_000, USD: 29_000 },
  }
  return [
    { slug: NA_KHA_SLUG, texts: NA_KHA, map: { latitude: 17.5243, longitude: 102.7965 }, rates },
    { slug: PHU_KHAE_SLUG, texts: PHU_KHAE, map: { latitude: 14.6712, longitude: 100.8846 }, rates },
  ]
}
