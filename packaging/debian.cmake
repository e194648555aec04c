# The Debian packages. Dependencies are found by dpkg-shlibdeps; everything is dated by
# the commit, so that the same commit gives the same bytes.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(epoch $ENV{SOURCE_DATE_EPOCH})
else()
  execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} log -1 --format=%ct
    OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT epoch)   # no repository, as in a source archive
  set(epoch 0)
endif()
set(CPACK_IMLA_EPOCH ${epoch})
set(maintainer "Imla maintainers <maintainers@imla.invalid>")

# Papers that Debian wants of every package: copyright, changelog, its own changelog.
set(revision 1)
execute_process(COMMAND date --utc --rfc-email --date=@${epoch}
  OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE)
foreach(package imla libimla-dev)
  set(papers ${CMAKE_CURRENT_BINARY_DIR}/papers/${package})
  file(WRITE ${papers}/changelog.Debian
    "imla (${PROJECT_VERSION}-${revision}) bookworm; urgency=medium\n\n"
    "  * Packaged from its own build; changelog.gz tells what is new.\n\n"
    " -- ${maintainer}  ${date}\n")
  configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${papers}/changelog COPYONLY)
  execute_process(COMMAND gzip --best --no-name --force ${papers}/changelog.Debian ${papers}/changelog)
  set(component programs)
  if(package MATCHES "-dev$")
    set(component development)
  endif()
  install(FILES ${papers}/changelog.gz ${papers}/changelog.Debian.gz ${CMAKE_CURRENT_SOURCE_DIR}/copyright
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS   # whatever the umask
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/dated.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/dated.cmake)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")   # each package has its own
set(CPACK_PACKAGE_CONTACT "${maintainer}")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL programs development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${revision})
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME imla)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS "poppler-data")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SUGGESTS "tesseract-ocr, xapian-tools")
set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "passage search that reads past spelling
Imla finds passages in collections of documents by names whose spelling
varies: Tehrik and Tehreek, Balochistan and Baluchistan, Sirajuddin and
Seraj ud-Din. It says which spelling it found and why, and lets the reader
turn that up, down or off for each word.

imla-indexer reads text, Markdown, JSON Lines, PDF, office documents, HTML,
e-mail and archives into an index; imla-searcher answers one query or a
batch of them.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libimla-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libxapian-dev, libstemmer-dev, libicu-dev, libfmt-dev, libzstd-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "imla, cmake")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "passage search that reads past spelling, for C++ programs
A static library and a header with which a program searches the indexes that
imla-indexer builds, and a CMake package that finds them: find_package(imla),
imla::searcher.")
include(CPack)
