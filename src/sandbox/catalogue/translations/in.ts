import type { Translation } from './translation.ts'

/** The catalogue in Indonesian, which LinkedIn calls by its old code. */
export const INDONESIAN: Translation = {
  libraries: {
    Business: 'Bisnis',
    Creative: 'Kreatif',
    Technology: 'Teknologi',
  },
  subjects: {
    'Software Development': 'Pengembangan Perangkat Lunak',
    'Web Development': 'Pengembangan Web',
    'Cloud Computing': 'Komputasi Awan',
    DevOps: 'DevOps',
    'Data Science': 'Ilmu Data',
    'Artificial Intelligence': 'Kecerdasan Buatan',
    Security: 'Keamanan',
    'Business Software and Tools': 'Perangkat Lunak Bisnis',
    'Project Management': 'Manajemen Proyek',
    Marketing: 'Pemasaran',
    'Leadership and Management': 'Kepemimpinan dan Manajemen',
    'Professional Development': 'Pengembangan Profesional',
    'Graphic Design': 'Desain Grafis',
    '3D and Animation': '3D dan Animasi',
    Photography: 'Fotografi',
    'Audio and Video': 'Audio dan Video',
  },
  titles: {
    learning: 'Belajar #',
    essentialTraining: 'Pelatihan Dasar #',
    introduction: 'Pengenalan #',
    advanced: '# Tingkat Lanjut',
    quickTips: '#: Tips dan Trik',
    newFeatures: '#: Fitur Baru',
    practicalProjects: '#: Proyek Praktis',
  },
  opening: 'Pendahuluan',
  closing: 'Penutup',
  lesson: 'Pelajaran',
  description: {
    short: 'Pelajari # langkah demi langkah.',
    long: 'Dalam kursus ini, @ menunjukkan cara bekerja dengan <i>#</i> melalui contoh praktis. Anda mulai dari dasar dan berlatih sesuai kecepatan Anda.<br><br>Setelah selesai, Anda siap mengerjakan proyek Anda sendiri.',
  },
}
