import type { Translation } from './translation.ts'

/** The catalogue in Turkish. */
export const TURKISH: Translation = {
  libraries: {
    Business: 'İş Dünyası',
    Creative: 'Yaratıcılık',
    Technology: 'Teknoloji',
  },
  subjects: {
    'Software Development': 'Yazılım Geliştirme',
    'Web Development': 'Web Geliştirme',
    'Cloud Computing': 'Bulut Bilişim',
    DevOps: 'DevOps',
    'Data Science': 'Veri Bilimi',
    'Artificial Intelligence': 'Yapay Zekâ',
    Security: 'Güvenlik',
    'Business Software and Tools': 'Ofis Yazılımları',
    'Project Management': 'Proje Yönetimi',
    Marketing: 'Pazarlama',
    'Leadership and Management': 'Liderlik ve Yönetim',
    'Professional Development': 'Kişisel Gelişim',
    'Graphic Design': 'Grafik Tasarım',
    '3D and Animation': '3B ve Animasyon',
    Photography: 'Fotoğrafçılık',
    'Audio and Video': 'Ses ve Video',
  },
  titles: {
    learning: '# Öğrenin',
    essentialTraining: '# Temel Eğitimi',
    introduction: '#: Giriş',
    advanced: 'İleri Düzey #',
    quickTips: '#: İpuçları',
    newFeatures: '#: Yenilikler',
    practicalProjects: '#: Uygulamalı Projeler',
  },
  opening: 'Giriş',
  closing: 'Sonuç',
  lesson: 'Ders',
  description: {
    short: 'Adım adım # öğrenin.',
    long: 'Bu eğitimde @, <i>#</i> ile nasıl çalışıldığını gerçek örneklerle gösteriyor. Temel bilgilerle başlayıp alıştırmalarla ilerliyorsunuz.<br><br>Eğitimin sonunda kendi projelerinizi hayata geçirebilirsiniz.',
  },
}
